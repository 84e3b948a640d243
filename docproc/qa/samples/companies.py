"""The invented applicants. Any likeness to a real company, person or number is chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from docproc.qa.samples.company import Company, business_number, corporate_number

M = 1_000_000


def _sums(first: int, second: int, third: int, last: int = 2022) -> dict[int, int]:
    return {last - 2: first * M, last - 1: second * M, last: third * M}


HANBIT = Company(
    core="한빛정밀", representative="서도윤", brn=business_number("614-81-3072"), crn=corporate_number("110111-765421"),
    founded=date(2021, 3, 4), opened=date(2021, 3, 8), address="서울특별시 구로구 디지털로 312, 1108호 (구로동, 한울타워)",
    tax_office="구로세무서", local_office="서울특별시 구로구청", businesses=(("제조업", "정밀 감속기"), ("도소매업", "산업용 로봇 부품")),
    ksic="29142", main_industry="동력 전달장치 제조업", main_product="정밀 감속기", employees=23, sales=_sums(1240, 2510, 3885), rnd=_sums(210, 395, 512),
    contact="고은채", phone="02-6321-4587", email="eunchae@hanbitgear.example", opponent="주식회사 대륙모션", technology="하모닉 감속기 치형 설계기술",
    patent="10-2318845", born="790318", english="Hanbit Precision Co., Ltd.")
GAON = Company(
    core="가온테크", representative="남궁혁", brn=business_number("357-86-0194"), crn=corporate_number("134811-048823"),
    founded=date(2020, 9, 20), opened=date(2020, 10, 5), address="경기도 화성시 동탄첨단산업1로 27, 에이동 1204호 (영천동)",
    tax_office="화성세무서", local_office="경기도 화성시", businesses=(("제조업", "반도체 검사용 소켓"),), ksic="26299", main_industry="그 외 기타 전자부품 제조업",
    main_product="반도체 검사용 소켓", employees=17, sales=_sums(320, 1415, 2260), rnd=_sums(88, 240, 331), contact="표지안", phone="031-8015-7742",
    email="jian.pyo@gaontech.example", opponent="(주)세일반도체장비", technology="미세피치 테스트 소켓 제조방법", patent="10-2297103", form="after", born="740926")
NURI = Company(
    core="누리솔루션", representative="황보라", brn=business_number("782-88-0126"), crn=corporate_number("160111-055931"),
    founded=date(2020, 9, 20), opened=date(2020, 9, 22), address="대전광역시 유성구 테크노2로 187, 405호 (용산동, 미건테크노월드 2차)",
    tax_office="북대전세무서", local_office="대전광역시 유성구청", businesses=(("정보통신업", "응용 소프트웨어 개발 및 공급업"),), ksic="58222",
    main_industry="응용 소프트웨어 개발 및 공급업", main_product="설비 예지보전 소프트웨어", employees=12, sales=_sums(95, 630, 1180), rnd=_sums(60, 210, 305),
    contact="염시우", phone="042-716-3308", email="siwoo@nurisol.example", opponent="주식회사 큰길데이터", technology="설비 진동 이상탐지 알고리즘", born="820704", section="J")
MIRAE = Company(
    core="미래소재", representative="채송화", brn=business_number("513-81-6640"), crn=corporate_number("176011-011837"),
    founded=date(2016, 10, 16), opened=date(2016, 11, 1), address="경상북도 구미시 산호대로 253, 2층 (신평동)",
    tax_office="구미세무서", local_office="경상북도 구미시", businesses=(("제조업", "기능성 점착필름"), ("제조업", "방열 시트")), ksic="22212",
    main_industry="플라스틱 필름 제조업", main_product="기능성 점착필름", employees=41, sales=_sums(6120, 7340, 8015), rnd=_sums(410, 466, 520), contact="공유림",
    phone="054-473-9021", email="yrkong@miraemat.example", opponent="주식회사 삼한필름", technology="저점착 보호필름 코팅 조성물", patent="10-1984427",
    form="before", size="medium", born="651102", registry="대구지방법원 구미등기소", former_name="주식회사 미래필름(株式會社 未來필름)", former_address="경상북도 칠곡군 왜관읍 공단로5길 18")
SEJONG = Company(
    core="세종바이오텍", representative="탁영훈", brn=business_number("307-86-1225"), crn=corporate_number("164711-007745"),
    founded=date(2012, 5, 30), opened=date(2012, 6, 11), address="세종특별자치시 연동면 명학산단로 75",
    tax_office="세종세무서", local_office="세종특별자치시", businesses=(("제조업", "진단키트"), ("도매업", "의료기기")), ksic="21300",
    main_industry="의료용품 및 기타 의약 관련제품 제조업", main_product="신속 진단키트", employees=35, sales=_sums(9800, 7260, 5110), rnd=_sums(690, 702, 655),
    contact="방은수", phone="044-863-2210", email="esbang@sejongbt.example", opponent="주식회사 에버진단", technology="측방유동 진단 스트립 제조방법", patent="10-2051188",
    form="before", born="690815")
DAON = Company(
    core="다온로보틱스", representative="석가람", brn=business_number("448-87-0157"), crn=corporate_number("131111-062054"),
    founded=date(2014, 2, 11), opened=date(2014, 2, 17), address="경기도 성남시 중원구 갈마치로 288번길 14, 에스동 703호 (상대원동)",
    tax_office="성남세무서", local_office="경기도 성남시 중원구청", businesses=(("제조업", "협동로봇 그리퍼"),), ksic="29280", main_industry="산업용 로봇 제조업",
    main_product="협동로봇용 그리퍼", employees=28, sales=_sums(3310, 3902, 4475), rnd=_sums(402, 477, 518), contact="맹호연", phone="031-737-6604",
    email="hoyeon@daonrobot.example", opponent="한결오토메이션 주식회사", technology="소프트 그리퍼 구동 제어 노하우", born="770530")
QUANTUM = Company(
    core="퀀텀섀시웍스", representative="제갈웅", brn=business_number("894-81-0213"), crn=corporate_number("180111-091440"),
    founded=date(2010, 8, 3), opened=date(2010, 8, 16), address="부산광역시 강서구 녹산산단321로 24-9 (송정동)",
    tax_office="서부산세무서", local_office="부산광역시 강서구청", businesses=(("제조업", "자동차 섀시 부품"), ("제조업", "알루미늄 서브프레임")), ksic="30391",
    main_industry="자동차용 신품 조향장치 및 현가장치 제조업", main_product="전기차용 섀시 모듈", employees=64, sales=_sums(15200, 17750, 19040), rnd=_sums(610, 742, 833),
    contact="옥빛나", phone="051-831-4420", email="bitna.ok@quantumchassis.example", opponent="쎌텍모빌리티 주식회사", technology="경량 서브프레임 마찰교반용접 기술",
    patent="10-2140077", size="medium", born="640227", english="Quantum Chassis Works Inc.")
ARA = Company(
    core="아라코어텍", representative="마유진", brn=business_number("126-86-7741"), crn=corporate_number("135111-013367"),
    founded=date(2011, 1, 24), opened=date(2011, 2, 1), address="경기도 용인시 기흥구 기흥로 58-1, 1012호 (구갈동)",
    tax_office="기흥세무서", local_office="경기도 용인시 기흥구청", businesses=(("제조업", "반도체 증착장비 부품"),), ksic="29271", main_industry="반도체 제조용 기계 제조업",
    main_product="원자층증착 장비용 히터", employees=52, sales=_sums(10450, 12870, 14410), rnd=_sums(980, 1204, 1366), contact="설이준", phone="031-280-5516",
    email="ijun.seol@aracore.example", opponent="주식회사 태산머티리얼", technology="질화알루미늄 히터 접합기술", patent="10-2088416", born="720111")
PUREUN = Company(
    core="푸른섬유", representative="피재원", brn=business_number("502-81-4418"), crn=corporate_number("170111-021066"),
    founded=date(2003, 7, 9), opened=date(2003, 7, 21), address="대구광역시 달서구 성서공단로 217 (월암동)",
    tax_office="남대구세무서", local_office="대구광역시 달서구청", businesses=(("제조업", "기능성 직물"),), ksic="13211", main_industry="면 직물 직조업",
    main_product="난연 기능성 직물", employees=38, sales=_sums(7020, 6455, 5980), rnd=_sums(180, 176, 190), contact="여민서", phone="053-584-1179",
    email="minseo@pureuntex.example", opponent="주식회사 남강직물", technology="난연사 혼방 직조기술", patent="10-1733602", born="601214")
NEULBOM = Company(
    core="늘봄식품기계", representative="감다혜", brn=business_number("403-81-2950"), crn=corporate_number("210111-034472"),
    founded=date(2008, 4, 18), opened=date(2008, 5, 2), address="전라북도 전주시 덕진구 팔과정로 164, 3동 2호 (팔복동2가)",
    tax_office="북전주세무서", local_office="전라북도 전주시 덕진구청", businesses=(("제조업", "식품 가공기계"),), ksic="29250", main_industry="음·식료품 및 담배 가공기계 제조업",
    main_product="연속식 두부 제조기", employees=19, sales=_sums(2880, 3015, 2740), rnd=_sums(120, 133, 141), contact="국한별", phone="063-211-8036",
    email="hanbyul@neulbomfm.example", opponent="(주)새벽푸드텍", technology="연속 응고·성형 장치", patent="10-1902255", born="750608")
TAESUNG = Company(
    core="태성정공", representative="경태성", brn=business_number("609-81-5527"), crn=corporate_number("194211-017620"),
    founded=date(1998, 11, 27), opened=date(1998, 12, 1), address="경상남도 창원시 성산구 공단로 531 (신촌동)",
    tax_office="창원세무서", local_office="경상남도 창원시 성산구청", businesses=(("제조업", "유압 밸브"),), ksic="29132", main_industry="탭, 밸브 및 유사장치 제조업",
    main_product="고압 유압 밸브", employees=47, sales=_sums(11200, 9450, 8010), rnd=_sums(260, 248, 231), contact="어진호", phone="055-268-4093",
    email="jhoeo@taesung.example", opponent="동양유압 주식회사", technology="스풀 밸브 정밀가공 도면", size="medium", born="580903")
EUNHA = Company(
    core="은하엔터프라이즈", representative="빈나래", brn=business_number("211-88-3306"), crn=corporate_number("110111-583079"),
    founded=date(2015, 3, 2), opened=date(2015, 3, 16), address="서울특별시 강남구 테헤란로 8길 41, 지하1층 (역삼동)",
    tax_office="역삼세무서", local_office="서울특별시 강남구청", businesses=(("음식점업", "일반유흥주점업"), ("서비스업", "무대음향 기획")), ksic="56211", section="I",
    main_industry="일반 유흥 주점업", main_product="공연형 유흥주점 운영", employees=14, sales=_sums(820, 1190, 1705), rnd=_sums(0, 12, 20), contact="도해민",
    phone="02-555-0184", email="haemin@eunha-ent.example", opponent="주식회사 별빛스테이지", technology="무대 음향 자동제어 장치", patent="10-2210934", born="800121")
MOA = Company(
    core="모아전자", representative="추상현", brn=business_number("134-81-9082"), crn=corporate_number("134611-020915"),
    founded=date(2009, 9, 1), opened=date(2009, 9, 14), address="경기도 안산시 단원구 시화벤처로 472 (성곡동)",
    tax_office="안산세무서", local_office="경기도 안산시 단원구청", businesses=(("제조업", "전자부품"),), ksic="26219", main_industry="기타 표시장치 제조업",
    main_product="산업용 터치패널", employees=33, sales=_sums(5210, 5508, 5790), rnd=_sums(210, 244, 263), contact="예다인", phone="031-495-2267",
    email="dain@moaelec.example", opponent="주식회사 그린패널", technology="정전용량 터치센서 배선구조", patent="10-1876540", form="after", born="700219")
SOLIP = Company(
    core="솔잎공방", representative="하늘찬", brn=business_number("418-12-7730"), crn=None, founded=date(2021, 6, 14), opened=date(2021, 6, 14),
    address="강원특별자치도 춘천시 후석로 326번길 12, 1층 (후평동)", tax_office="춘천세무서", local_office="강원특별자치도 춘천시",
    businesses=(("제조업", "목재 가구"), ("소매업", "전자상거래 소매업")), ksic="32029", main_industry="기타 목재가구 제조업", main_product="조립식 원목 가구", employees=4,
    sales=_sums(0, 84, 236), rnd=_sums(0, 11, 25), contact="하늘찬", phone="033-262-4475", email="solip@solip-studio.example", opponent="주식회사 마루퍼니처",
    technology="무나사 결합 구조", patent="20-0496118", form="individual", size="micro", born="860930")
DONGHAE = Company(
    core="동해정밀공업", representative="천보람", brn=business_number("226-81-1403"), crn=corporate_number("144311-000857"),
    founded=date(2001, 6, 5), opened=date(2001, 6, 18), address="강원도 동해시 공단3로 26 (구호동)", tax_office="삼척세무서", local_office="강원도 동해시",
    businesses=(("제조업", "해수 담수화 펌프"),), ksic="29131", main_industry="액체 펌프 제조업", main_product="고압 해수 펌프", employees=29,
    sales=_sums(4870, 5120, 4995), rnd=_sums(150, 168, 171), contact="길수빈", phone="033-521-7780", email="subin@donghaeprec.example", opponent="주식회사 청해기공",
    technology="고압 플런저 씰링 조립 노하우", born="630720")
HANEUL = Company(
    core="하늘세라믹", representative="반소율", brn=business_number("319-81-0468"), crn=corporate_number("150111-041173"),
    founded=date(2013, 10, 8), opened=date(2013, 10, 21), address="충청북도 청주시 청원구 오창읍 각리1길 97", tax_office="동청주세무서", local_office="충청북도 청주시 청원구청",
    businesses=(("제조업", "세라믹 절연체"),), ksic="23222", main_industry="산업용 도자기 제조업", main_product="세라믹 절연 기판", employees=26,
    sales=_sums(3560, 3890, 4120), rnd=_sums(205, 231, 250), contact="단우리", phone="043-218-3391", email="woori@haneulcera.example", opponent="주식회사 청운신소재",
    technology="저온소성 세라믹 슬러리 배합기술", born="710406")
RAON = Company(
    core="라온메디칼", representative="연지수", brn=business_number("105-87-8821"), crn=corporate_number("110111-571190"),
    founded=date(2014, 7, 28), opened=date(2014, 8, 4), address="서울특별시 마포구 월드컵북로 402, 1705호 (상암동)", tax_office="마포세무서", local_office="서울특별시 마포구청",
    businesses=(("제조업", "의료기기"), ("도매업", "의료용 소모품")), ksic="27199", main_industry="그 외 기타 의료용 기기 제조업", main_product="휴대용 초음파 치료기", employees=22,
    sales=_sums(2490, 2875, 3320), rnd=_sums(244, 288, 342), contact="봉채원", phone="02-3151-6678", email="chaewon@raonmed.example", opponent="주식회사 메디웨이브",
    technology="집속 초음파 변환자 구동회로", patent="10-2199043", born="780922")
DURE = Company(
    core="두레화학", representative="임하람", brn=business_number("621-81-7709"), crn=corporate_number("181211-024418"),
    founded=date(2006, 3, 13), opened=date(2006, 3, 20), address="울산광역시 남구 처용로 487번길 30 (성암동)", tax_office="울산세무서", local_office="울산광역시 남구청",
    businesses=(("제조업", "접착제"), ("제조업", "산업용 코팅제")), ksic="20493", main_industry="접착제 및 젤라틴 제조업", main_product="수성 접착제", employees=58,
    sales=_sums(13020, 14480, 15110), rnd=_sums(720, 801, 866), contact="형민주", phone="052-276-9040", email="minju@durechem.example", opponent="대한접착 주식회사",
    technology="수분산 폴리우레탄 접착제 조성", patent="10-1954481", partners=("노윤슬",), size="medium", born="670517")
CELL = Company(
    core="쎌웍바이오", representative="독고영재", brn=business_number("555-88-0734"), crn=corporate_number("120111-098850"),
    founded=date(2019, 1, 21), opened=date(2019, 2, 1), address="인천광역시 연수구 송도과학로 70, 비동 2103호 (송도동, 송도미래로타워)", tax_office="연수세무서",
    local_office="인천광역시 연수구청", businesses=(("제조업", "세포배양 배지"),), ksic="21101", main_industry="의약용 화합물 및 항생물질 제조업", main_product="무혈청 세포배양 배지",
    employees=15, sales=_sums(410, 980, 1620), rnd=_sums(330, 402, 465), contact="엄도경", phone="032-822-5093", email="dkeom@cellwork.example",
    opponent="왓슨셀테라 주식회사", technology="무혈청 배지 조성물", patent="10-2255310", born="811203")
OTHER_HOLDER = Company(
    core="세종바이오넷", representative="길태오", brn=business_number("314-86-5530"), crn=corporate_number("160111-038845"), founded=date(2010, 1, 11), opened=date(2010, 1, 18),
    address="대전광역시 유성구 테크노3로 65 (관평동)", tax_office="북대전세무서", local_office="대전광역시 유성구청", businesses=(("제조업", "시약"),), ksic="20494",
    main_industry="그 외 기타 분류 안된 화학제품 제조업", main_product="분석 시약", employees=20, sales=_sums(1, 1, 1), rnd=_sums(1, 1, 1), contact="", phone="", email="",
    opponent="", technology="시약 안정화 기술", born="680101")
ONGYEOL = Company(
    core="온결머티리얼", representative="선우담", brn=business_number("721-81-0846"), crn=corporate_number("161511-020447"),
    founded=date(2013, 4, 22), opened=date(2013, 5, 2), address="충청남도 아산시 탕정면 선문로 221, 3층", tax_office="아산세무서", local_office="충청남도 아산시",
    businesses=(("제조업", "세라믹 히터 소재"),), ksic="23229", main_industry="기타 산업용 도자기 제조업", main_product="질화규소 히터 소재", employees=44,
    sales=_sums(9120, 10480, 11905), rnd=_sums(820, 944, 1085), contact="모지후", phone="041-549-3306", email="jihu@ongyeol.example", opponent="주식회사 늘푸른세라텍",
    technology="질화규소 소결 조성물", patent="10-2147790", born="740219")
SOYE = Company(
    core="소예데이터랩", representative="편소예", brn=business_number("814-87-0175"), crn=corporate_number("110111-642208"),
    founded=date(2014, 9, 15), opened=date(2014, 9, 22), address="서울특별시 성동구 뚝섬로 17길 34, 5층 (성수동2가)", tax_office="성동세무서", local_office="서울특별시 성동구청",
    businesses=(("정보통신업", "응용 소프트웨어 개발 및 공급업"),), ksic="58222", section="J", main_industry="응용 소프트웨어 개발 및 공급업", main_product="제조 품질 예측 소프트웨어",
    employees=61, sales=_sums(4210, 6875, 9340), rnd=_sums(1110, 1480, 1915), contact="간유원", phone="02-499-7715", email="yuwon@soyedata.example", opponent="주식회사 한별시스템즈",
    technology="불량 예측 모델 학습 방법", born="850614")
MARU = Company(
    core="솔마루기공", representative="동방현", brn=business_number("408-81-6627"), crn=corporate_number("200111-033915"),
    founded=date(2009, 6, 8), opened=date(2009, 6, 15), address="전라남도 나주시 동수농공단지길 46-11 (동수동)", tax_office="나주세무서", local_office="전라남도 나주시",
    businesses=(("제조업", "농업용 이송장비"), ("제조업", "금속 구조물")), ksic="29210", main_industry="농업 및 임업용 기계 제조업", main_product="과수 이송 레일장치", employees=18,
    sales=_sums(2310, 2475, 2690), rnd=_sums(121, 138, 150), contact="강다솔", phone="061-335-4082", email="dasol@solmaru.example", opponent="주식회사 들녘중공업",
    technology="경사지 이송 레일 연결 구조", patent="20-0488730", born="680903")
HANUL = Company(
    core="한울주철", representative="구본율", brn=business_number("506-81-1193"), crn=corporate_number("171711-000326"),
    founded=date(1972, 3, 6), opened=date(1972, 3, 20), address="경상북도 포항시 남구 괴동로 118 (괴동동)", tax_office="포항세무서", local_office="경상북도 포항시",
    businesses=(("제조업", "주철 밸브 몸체"),), ksic="24311", main_industry="선철주물 주조업", main_product="대형 주철 밸브 몸체", employees=46, sales=_sums(10340, 9980, 10115),
    rnd=_sums(240, 251, 266), contact="사공린", phone="054-281-6630", email="rin@hanulcast.example", opponent="주식회사 영포금속", technology="중자 일체형 주조 방법", patent="10-1966203",
    born="590811", registry="대구지방법원 포항지원 등기과")
NARAE = Company(
    core="새나래바이오칩", representative="함초롬", brn=business_number("229-86-4408"), crn=corporate_number("140111-029981"),
    founded=date(2012, 2, 20), opened=date(2012, 3, 5), address="강원특별자치도 원주시 문막읍 동화공단로 209", tax_office="원주세무서", local_office="강원특별자치도 원주시",
    businesses=(("제조업", "진단용 마이크로칩"),), ksic="27112", main_industry="전기식 진단 및 요법 기기 제조업", main_product="미세유체 진단칩", employees=27, sales=_sums(3020, 3150, 2985),
    rnd=_sums(402, 431, 428), contact="계민하", phone="033-731-9904", email="minha@naraechip.example", opponent="주식회사 셀앤칩", technology="미세유로 접합 방법", patent="10-2033417", born="760125")
DUBIT = Company(
    core="두빛정밀화학", representative="라온유", brn=business_number("610-86-2954"), crn=corporate_number("181211-061152"),
    founded=date(2001, 11, 12), opened=date(2001, 11, 26), address="울산광역시 울주군 온산읍 화산1길 77", tax_office="동울산세무서", local_office="울산광역시 울주군청",
    businesses=(("제조업", "전자재료용 세정제"),), ksic="20495", main_industry="표면 광택제 및 실내 가향제 제조업", main_product="반도체 공정용 세정제", employees=73,
    sales=_sums(21400, 23350, 24120), rnd=_sums(1220, 1315, 1402), contact="진가온", phone="052-239-8801", email="gaon@dubitchem.example", opponent="주식회사 클린솔켐",
    technology="저잔류 세정제 조성물", patent="10-2120956", size="medium", born="660730")
NEULSOL = Company(
    core="늘솔전장", representative="범하진", brn=business_number("137-86-5518"), crn=corporate_number("120111-058826"),
    founded=date(2008, 10, 6), opened=date(2008, 10, 20), address="인천광역시 남동구 남동서로 236번길 30, 에이동 311호 (고잔동)", tax_office="남동세무서", local_office="인천광역시 남동구청",
    businesses=(("제조업", "차량용 제어기"),), ksic="30332", main_industry="자동차용 신품 전기장치 제조업", main_product="차량용 배터리 제어기", employees=39, sales=_sums(7740, 8130, 8055),
    rnd=_sums(512, 560, 571), contact="설한빛", phone="032-812-6640", email="hanbit@neulsol.example", opponent="주식회사 모빌셀텍", technology="셀 밸런싱 제어 방법", patent="10-2077131", born="730228")
YEOUL = Company(
    core="여울목기계", representative="사공들샘", brn=business_number("615-81-2047"), crn=corporate_number("195511-027713"),
    founded=date(2006, 5, 11), opened=date(2006, 5, 22), address="경상남도 김해시 주촌면 골든루트로 66번길 21", tax_office="김해세무서", local_office="경상남도 김해시",
    businesses=(("제조업", "농산물 선별기"),), ksic="29210", main_industry="농업 및 임업용 기계 제조업", main_product="광학식 과일 선별기", employees=24, sales=_sums(3320, 3455, 3610),
    rnd=_sums(190, 204, 221), contact="목지안", phone="055-331-7702", email="jian@yeoulmok.example", opponent="주식회사 대원선별기", technology="과일 당도 선별 광학계 설계자료", born="641016")
KKOT = Company(
    core="꽃샘필터텍", representative="어금솔", brn=business_number("129-86-3301"), crn=corporate_number("131411-040926"),
    founded=date(2012, 9, 3), opened=date(2012, 9, 17), address="경기도 부천시 오정구 석천로 397, 301동 805호 (삼정동)", tax_office="부천세무서", local_office="경기도 부천시",
    businesses=(("제조업", "공기정화 필터"),), ksic="29176", main_industry="기체 여과기 제조업", main_product="항균 헤파 필터", employees=16, sales=_sums(1870, 2105, 2340), rnd=_sums(118, 131, 150),
    contact="매하늘", phone="032-671-4419", email="haneul@kkotsaem.example", opponent="주식회사 청정에어로", technology="나노섬유 적층 여과재 제조방법", patent="10-2166309", born="810327")
DASOM = Company(
    core="다솜빛센서", representative="옹기찬", brn=business_number("305-86-7718"), crn=corporate_number("160111-047219"),
    founded=date(2011, 12, 5), opened=date(2011, 12, 19), address="대전광역시 대덕구 신일동로 17번길 48 (신일동)", tax_office="대전세무서", local_office="대전광역시 대덕구청",
    businesses=(("제조업", "광섬유 센서"),), ksic="27216", main_industry="기타 측정, 시험, 항해, 제어 및 정밀기기 제조업", main_product="분포형 광섬유 온도센서", employees=31, sales=_sums(4110, 4480, 4925),
    rnd=_sums(391, 428, 466), contact="궁서연", phone="042-933-8106", email="sy.gung@dasombit.example", opponent="(주)한길광계측", technology="광섬유 격자 온도 보정 방법", patent="10-2079954", born="720905")
SAEBYEOK = Company(
    core="새벽별드론웍스", representative="아라솔", brn=business_number("671-87-0529"), crn=corporate_number("204711-015538"),
    founded=date(2017, 11, 20), opened=date(2017, 12, 1), address="전라남도 고흥군 고흥읍 고흥로 1815-9", tax_office="순천세무서", local_office="전라남도 고흥군청",
    businesses=(("제조업", "무인 방제기"),), ksic="31312", main_industry="유인 항공기, 항공우주선 및 보조장치 제조업", main_product="농업용 방제 드론", employees=13, sales=_sums(890, 1240, 1515), rnd=_sums(140, 172, 190),
    contact="가온별", phone="061-834-5520", email="onbyul@saebyeokdrone.example", opponent="주식회사 푸른날개", technology="분사 노즐 비행 연동 제어 방법", patent="10-2244871", born="871112")
NOEUL = Company(
    core="노을터머티리얼즈", representative="탄실비", brn=business_number("134-87-9025"), crn=corporate_number("110111-497736"),
    founded=date(2010, 3, 15), opened=date(2010, 3, 29), address="서울특별시 금천구 벚꽃로 298, 1504호 (가산동, 한빛포스트)", tax_office="금천세무서", local_office="서울특별시 금천구청",
    businesses=(("제조업", "전자파 차폐재"),), ksic="22299", main_industry="그 외 기타 플라스틱 제품 제조업", main_product="전자파 차폐 시트", employees=36, sales=_sums(5230, 5610, 5985), rnd=_sums(333, 352, 381),
    contact="빛고운", phone="02-868-3394", email="goun@noeulteo.example", opponent="주식회사 이엠쉴드", technology="도전성 차폐 시트 적층 구조", patent="20-0495207", born="770618")
ARAM = Company(
    core="아람결정공", representative="표한결", brn=business_number("134-86-7213"), crn=corporate_number("134811-024417"),
    founded=date(2009, 4, 13), opened=date(2009, 4, 27), address="경기도 안산시 단원구 별망로 459번길 22 (성곡동)", tax_office="안산세무서", local_office="경기도 안산시",
    businesses=(("제조업", "정밀 금형"),), ksic="29294", main_industry="주형 및 금형 제조업", main_product="다이캐스팅 금형", employees=28, sales=_sums(4980, 5120, 5345), rnd=_sums(205, 221, 240),
    contact="비수아", phone="031-492-8817", email="sua@aramgyeol.example", opponent="주식회사 한터몰드", technology="금형 냉각로 배치 방법", patent="10-2098846", born="700516")
# Of the same owner and at the same place.
ARAM_SISTER = replace(
    ARAM, core="한별몰드테크", brn=business_number("512-88-0163"), crn=corporate_number("134811-051926"), founded=date(2021, 10, 18), opened=date(2021, 11, 1), employees=9)
GARAM = Company(
    core="가람솔조선기자재", representative="국가온", brn=business_number("411-86-0829"), crn=corporate_number("205411-013728"),
    founded=date(2016, 10, 24), opened=date(2016, 11, 7), address="전라남도 영암군 삼호읍 대불주거로 58 (용앙리)", tax_office="목포세무서", local_office="전라남도 영암군",
    businesses=(("제조업", "선박 배관 부품"),), ksic="31114", main_industry="선박 구성 부분품 제조업", main_product="선박용 배관 지지대", employees=22, sales=_sums(3610, 3725, 3840), rnd=_sums(160, 171, 188),
    contact="두리안", phone="061-464-2290", email="rian@garamsol.example", opponent="주식회사 남해의장", technology="진동 흡수 배관 지지대", patent="20-0493315", born="741103")
